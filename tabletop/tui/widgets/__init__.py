"""The parts screens are made of: banner, key bar, indicators, documents, outcomes, clocks. They know no session."""
