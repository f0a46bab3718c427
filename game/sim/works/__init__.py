"""Works: projects and policies, their stages, leads and sites, and what they change."""
