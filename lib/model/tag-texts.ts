/** The fields of a tag that say in words why it stands; with the evidence they are the parts that a pack asks for. */
export const TAG_TEXTS = ['fact', 'unitSaid', 'peopleSaid', 'otherwise'] as const;
