"""What is told in the control room: pages that wait, people's portraits and the emblems of what a page is about."""
