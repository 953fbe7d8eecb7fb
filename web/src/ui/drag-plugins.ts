import { type DragDropManagerInput, StyleInjector } from '@dnd-kit/dom';
import { styleNonce } from '../style-nonce';

/** What dragging is made of: as the library has it, with styles that the policy of the page lets. */
export const dragPlugins: NonNullable<DragDropManagerInput['plugins']> = (defaults) => [
  ...defaults,
  StyleInjector.configure({ nonce: styleNonce() }),
];
