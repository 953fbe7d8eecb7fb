import { VIEW_QUERIES } from './saved-views';

/** What is read again after a write that the answer does not show whole. */
export const CONVERSATION_LISTS = ['Conversation', 'ConversationActivity', 'Load', ...VIEW_QUERIES];
