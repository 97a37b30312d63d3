"""Pictures for shared links: title, section and office beside the main picture, one for each live page (Open Graph)."""
