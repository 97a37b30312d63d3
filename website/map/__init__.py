"""Our own schematic map of the province: base lines drawn for this project, places and parks from the register."""
