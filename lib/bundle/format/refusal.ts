/** A file from outside was refused as a whole, for a reason that its subclass names; nothing has been changed then. */
export class Refusal extends Error {}
