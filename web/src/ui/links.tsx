import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps | 'color'>;

function AnchorRoot(props: AnchorProps & AnchorAttributes & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor {...props} />;
}

type ButtonAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

function ButtonRoot(props: ButtonProps & ButtonAttributes & { ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" {...props} />;
}

function PlainRoot(props: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return <a {...props} />;
}

/** The kit's anchor and button as links of the router, with its typed `to`. */
export const TextLink = createLink(AnchorRoot);
export const ButtonLink = createLink(ButtonRoot);

/** The link in a cell, which brings a style of its own: the kit's costs too much where there is one for every row. */
export const CellLink = createLink(PlainRoot);
