"""How lists page: as stated, as extensions say, or as recognised."""
