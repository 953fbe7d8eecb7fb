import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { describe, expect, test } from 'vitest';
import { messageFor, noCondition, refusalsOf, refusalsOfFailure } from './errors';

const plain = { uses: [], currentVersion: undefined, holderId: undefined };
const failure = (...errors: { message: string; extensions?: object }[]) =>
  new CombinedGraphQLErrors({ errors: errors as never });

describe('the refusals in an answer', () => {
  test('are those of its one payload', () => {
    const data = {
      __typename: 'Mutation',
      segmentCreate: {
        segment: null,
        userErrors: [{ code: 'INVALID', message: 'Too long.', path: ['input', 'name'] }],
      },
    };
    expect(refusalsOf(data)).toEqual([
      { ...plain, code: 'INVALID', message: 'Too long.', path: ['input', 'name'] },
    ]);
  });

  test('carry what their kind knows', () => {
    const use = { kind: 'QUEUE', id: 'q_1', name: 'VIP' };
    const userErrors = [
      { code: 'IN_USE', message: 'In use.', path: [], uses: [use, { id: 1 }, null] },
      { code: 'CONFLICT', message: 'Changed.', path: [], currentVersion: 7 },
      { code: 'TAKEN', message: 'Taken.', path: [], holderId: 'con_1' },
    ];
    expect(refusalsOf({ segmentArchive: { userErrors } })).toMatchObject([
      { uses: [use] },
      { currentVersion: 7 },
      { holderId: 'con_1' },
    ]);
  });

  test('are none where nothing was refused or answered', () => {
    for (const data of [
      null,
      undefined,
      {},
      { segmentCreate: null },
      { segmentCreate: { userErrors: [] } },
    ]) {
      expect(refusalsOf(data)).toEqual([]);
    }
  });

  test('have words whatever the server sends', () => {
    expect(refusalsOf({ segmentCreate: { userErrors: [null, { path: [0, 'name'] }] } })).toEqual([
      { ...plain, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong.', path: [] },
      { ...plain, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong.', path: ['0', 'name'] },
    ]);
  });
});

describe('a failure', () => {
  test('of the line says that the server could not be reached', () => {
    expect(refusalsOfFailure(new TypeError('Failed to fetch'))).toMatchObject([{ code: 'UNREACHABLE' }]);
  });

  test('of the server says what the server says', () => {
    const error = failure(
      { message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } },
      { message: 'Oh.' },
    );
    expect(refusalsOfFailure(error)).toMatchObject([
      { code: 'UNAUTHENTICATED', message: 'Sign in first.' },
      { code: 'INTERNAL_SERVER_ERROR', message: 'Oh.' },
    ]);
  });

  test('with refusals inside is those', () => {
    const userErrors = [{ code: 'INVALID', message: 'Unknown field.', path: ['condition', 'is'] }];
    const error = failure({ message: 'Invalid.', extensions: { code: 'INVALID', userErrors } });
    expect(refusalsOfFailure(error)).toMatchObject(userErrors);
  });
});

test('a field of a form shows the first refusal whose path ends in it', () => {
  const refusal = (message: string, ...path: string[]) => ({ ...noCondition(message), path });
  const refusals = [
    refusal('a', 'input', 'name'),
    refusal('b', 'input', 'email'),
    refusal('c', 'input', 'email'),
  ];
  expect(messageFor(refusals, 'email')).toBe('b');
  expect(messageFor(refusals, 'input')).toBeUndefined();
});
