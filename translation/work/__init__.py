"""The office's side of translating: who does it and until when, who is told, what it comes to."""
