/** Of a point's flag (OpenType 1.9, "glyf", simple glyph flags): on the curve; a coordinate in one byte, and its sign. */
export const ON_CURVE = 0x01;
export const X_SHORT = 0x02;
export const Y_SHORT = 0x04;
export const REPEAT = 0x08;
/** With a coordinate of one byte: it is positive. Else: it is the one before. */
export const X_SAME = 0x10;
export const Y_SAME = 0x20;
