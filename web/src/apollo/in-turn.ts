import { ApolloLink } from '@apollo/client';
import { Observable } from 'rxjs';

const last = new Map<string, Promise<void>>();

/**
 * Writes whose context names the same thing as `inTurn` reach the server one after the other, in the order in which
 * they were asked for, though each is painted at once: an undo may come before the answer to what it undoes.
 */
export const inTurn = new ApolloLink((operation, forward) => {
  const { inTurn: thing } = operation.getContext();
  if (typeof thing !== 'string') return forward(operation);
  return new Observable((observer) => {
    const before = last.get(thing) ?? Promise.resolve();
    let over = () => {};
    const mine = new Promise<void>((resolve) => {
      over = resolve;
    });
    last.set(thing, mine);
    const subscription = { current: () => {} };
    before.then(() => {
      const running = forward(operation).subscribe(observer);
      running.add(() => {
        over();
        if (last.get(thing) === mine) last.delete(thing);
      });
      subscription.current = () => running.unsubscribe();
    });
    return () => subscription.current();
  });
});
