/** The colours a segment or team group can have, as the console paints them: a dot, never coloured text. */
export const COLOURS = [
  'GRAY',
  'RED',
  'PINK',
  'GRAPE',
  'VIOLET',
  'INDIGO',
  'BLUE',
  'CYAN',
  'TEAL',
  'GREEN',
  'LIME',
  'YELLOW',
  'ORANGE',
] as const;
export type ColourName = (typeof COLOURS)[number];

export function paint(colour: ColourName): string {
  return `var(--mantine-color-${colour.toLowerCase()}-6)`;
}
