import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
} from '@mantine/core';
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

type IconAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ActionIconProps>;

function IconRoot(props: ActionIconProps & IconAttributes & { ref?: Ref<HTMLAnchorElement> }) {
  return <ActionIcon component="a" {...props} />;
}

/** The kit's anchor, button and icon button as links of the router, with its typed `to`. */
export const TextLink = createLink(AnchorRoot);
export const ButtonLink = createLink(ButtonRoot);
export const IconLink = createLink(IconRoot);
