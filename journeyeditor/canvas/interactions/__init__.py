"""What hands do on the canvas, an object each: one active at a time, one edit on success."""
