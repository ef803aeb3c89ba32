"""The only place that measures and breaks text: faces, shaping, line breaking, set lines."""
