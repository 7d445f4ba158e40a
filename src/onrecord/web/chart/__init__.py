"""Charts: rows laid out as shapes with places; a template draws them as SVG, so that no script is needed."""
