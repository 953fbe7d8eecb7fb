import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { Observable } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from './in-turn';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const write = gql`
  mutation Write($name: String!) {
    write(name: $name)
  }
`;

/** A client whose server takes a second for each write, and refuses what is called so. Each test has conversations of its own. */
function begin() {
  const events: string[] = [];
  const server = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        events.push(`${variables.name} begins`);
        const timer = setTimeout(() => {
          events.push(`${variables.name} ends`);
          if (variables.name === 'refused') return observer.error(new Error('refused'));
          observer.next({ data: { write: variables.name } });
          observer.complete();
        }, 1_000);
        return () => clearTimeout(timer);
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([inTurn, server]) });
  const send = (name: string, thing?: string) =>
    client
      .mutate({ mutation: write, variables: { name }, context: thing === undefined ? {} : { inTurn: thing } })
      .then(
        () => 'done',
        () => 'failed',
      );
  return { events, send };
}

test('writes to one thing reach the server one after the other, in their order', async () => {
  const { events, send } = begin();
  for (const name of ['a', 'b', 'c']) send(name, 'thing_1');
  await vi.advanceTimersByTimeAsync(3_500);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('writes to other things, or to none in particular, wait for nothing', async () => {
  const { events, send } = begin();
  send('a', 'thing_2');
  send('b', 'thing_3');
  send('c');
  await vi.advanceTimersByTimeAsync(10);
  expect(events.toSorted()).toEqual(['a begins', 'b begins', 'c begins']);
});

test('a write that fails lets the next one go', async () => {
  const { events, send } = begin();
  const outcomes = [send('refused', 'thing_4'), send('b', 'thing_4')];
  await vi.advanceTimersByTimeAsync(2_500);
  expect(await Promise.all(outcomes)).toEqual(['failed', 'done']);
  expect(events.at(-1)).toBe('b ends');
});

test('a write after all others waits for nothing', async () => {
  const { events, send } = begin();
  send('a', 'thing_5');
  await vi.advanceTimersByTimeAsync(5_000);
  send('b', 'thing_5');
  await vi.advanceTimersByTimeAsync(10);
  expect(events.at(-1)).toBe('b begins');
});
