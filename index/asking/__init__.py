"""How people ask: the parts from which `index.queries` understands a question. Pure text work, no corpus, no model."""
