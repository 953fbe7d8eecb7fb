import { useLingui } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { ColourDot } from '../ui/Chip';
import type { ColourName } from '../ui/colour';
import { ConflictNote, textLine } from './ConflictNote';

interface Named {
  name: string;
  colour: ColourName;
  description: string;
}

interface NamedConflictProps extends Omit<ComponentProps<typeof ConflictNote>, 'lines'> {
  theirs: Named;
  mine: Named;
}

/** The conflict of a thing that has a name, a colour and a description. */
export function NamedConflict({ theirs, mine, ...rest }: NamedConflictProps) {
  const { t } = useLingui();
  return (
    <ConflictNote
      lines={[
        textLine(t`Name`, theirs.name, mine.name),
        {
          label: t`Colour`,
          theirs: <ColourDot colour={theirs.colour} size={12} />,
          mine: <ColourDot colour={mine.colour} size={12} />,
          same: theirs.colour === mine.colour,
        },
        textLine(t`Description`, theirs.description, mine.description),
      ]}
      {...rest}
    />
  );
}
