"""Which numbers of an article belong to one sum, as constraints over intervals; pure."""
