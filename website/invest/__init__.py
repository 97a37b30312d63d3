"""Pages for investors, made from the register: why here, parks, comparison, projects, procedures, incentives."""
