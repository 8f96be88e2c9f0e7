"""The sheet that explains the others to whoever opens the workbook without having read anything."""

from __future__ import annotations

from pipeline.report.tick_sheet.sheet import Column

COLUMNS = (Column("What", 26), Column("What it means", 110))
ROWS = (
    ("Claims", "Every number that was read in the articles, in the order of the text, also those that are no claims."),
    ("Findings", "What does not fit, each finding once, with the evidence. A finding says that two things cannot both "
     "be right, never which of them is wrong."),
    ("Quotations", "Every quotation with its speaker, to be held against a recording or a statement."),
    ("Account", "How many numbers of each article were read, and what became of them. A finding that touches several "
     "articles is counted with each of them."),
    ("The yellow columns", "For you to fill in: who checked, when, the verdict (a list), the source used and a note. "
     "copydesk does not read them back. They and what stands left of them are printed; the particulars on their right "
     "are for the screen."),
    ("Key", "Names a finding by its content. One that is no mistake is not reported again after: "
     "copydesk dismiss KEY --reason “…” --by “…”."),
    ("inconsistent", "The number does not fit others of the same article."),
    ("mismatch", "The official figures say something else."),
    ("superseded", "An earlier release has this figure; the release of the article's day has another."),
    ("ambiguous", "It fits one reading and not another, or releases disagree."),
    ("supported", "An official figure says the same."),
    ("supported when rounded", "An official figure says the same when it is rounded as the article has it."),
    ("revised since", "A release after the article's day has this figure; the one of that day had another."),
    ("consistent", "It fits the other numbers of the article. No official figure was found."),
    ("no reference", "No table has it. That is no sign that it is wrong: it is left to you."),
    ("not checkable", "Too vague or too incomplete to be held against anything. It is left to you."),
    ("not a claim", "A date, a telephone number, an age and the like."),
    ("Value, to", "The number as it was read: per cent as printed, money and counts in units; “to” is the upper end of "
     "a range."),
    ("Long tables and cells", "A table that a sheet cannot hold is continued on a further one (“Claims 2”); a cell of "
     "more than 32,767 characters is cut, and says so; addresses beyond 65,530 a sheet are text, not links."),
)  # fmt: skip
