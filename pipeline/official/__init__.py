"""The reference store: official figures, the places that they are about, and who published them."""
