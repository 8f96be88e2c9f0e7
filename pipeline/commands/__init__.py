"""The commands, a file each group: what a command needs is imported where it is needed."""
