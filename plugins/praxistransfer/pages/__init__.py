"""Which pages exist and what they show, as data.

Nothing here knows HTML, files or the host. :mod:`praxistransfer.jobs` says which pages are made;
:mod:`praxistransfer.pages.render` writes a page as HTML.
"""
