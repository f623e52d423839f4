"""Which pages exist and what they show, as data.

Nothing here knows HTML, files or the host. :mod:`praxistransfer.building.plan` says which pages are
made; :mod:`praxistransfer.theme.render` writes a page as HTML.
"""
