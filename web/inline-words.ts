import { compileMessage } from '@lingui/message-utils/compileMessage';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/**
 * Compiles each English text where it stands, so that a page's code carries the words of that page only and the first
 * page does not wait for all of them. A catalogue of another language is loaded over them by the same ids.
 * It reads what the macros of Lingui leave: objects with a text and the id that is made of it.
 */
export function inlineWords(): Plugin {
  return {
    name: 'cadre-inline-words',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: '/*i18n*/' },
      handler(code, id) {
        const texts: ESTree.StringLiteral[] = [];
        new Visitor({
          ObjectExpression({ properties }) {
            const text = literal(properties, 'message');
            const own = literal(properties, 'id');
            if (text && own?.value === generateMessageId(text.value)) texts.push(text);
          },
        }).visit(parseSync(id, code).program);
        return texts
          .sort((a, b) => b.start - a.start)
          .reduce((done, { start, end, value }) => {
            return `${done.slice(0, start)}${JSON.stringify(compileMessage(value))}${done.slice(end)}`;
          }, code);
      },
    },
  };
}

function literal(
  properties: ESTree.ObjectExpression['properties'],
  name: string,
): ESTree.StringLiteral | undefined {
  for (const one of properties) {
    if (one.type !== 'Property' || one.key.type !== 'Identifier' || one.key.name !== name) continue;
    if (one.value.type === 'Literal' && typeof one.value.value === 'string')
      return one.value as ESTree.StringLiteral;
  }
  return undefined;
}
