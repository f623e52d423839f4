"""From values to HTML: templates, styles and scripts."""
