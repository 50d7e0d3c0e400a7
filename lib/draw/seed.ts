import * as z from 'zod/mini';

/**
 * Where the lot comes from: 32 bytes of the system's random generator, as 64 lower-case hexadecimal digits, made by the
 * caller at the moment of the draw, after roster and rule are fixed.
 *
 * What it proves: that these picks follow from this roster, this rule and this seed, and from nothing else. Nobody can
 * have slipped a unit in or out by hand, or arranged a roster towards a seed that did not exist yet. So no commitment
 * beforehand is needed to trust one draw's arithmetic: the roster's hash is part of every lot.
 *
 * What it doesn't prove: that it was the first seed. Whoever draws alone can draw until the picks please. Hence each
 * draw is a record in the change log, a redraw is a new record that names the one it redoes and says why, and a seed
 * that was already seen is not taken for another draw (`checkDraw`): with a known seed one could look up beforehand
 * whom each rule would pick. A public commitment would help only with a witness outside the team, such as a seed that
 * is read out or comes from elsewhere; the format takes such a seed as it is.
 */
export const seedSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
