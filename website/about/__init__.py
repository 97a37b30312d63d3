"""Who stands behind the site: agencies, officials, and a map of all pages."""
