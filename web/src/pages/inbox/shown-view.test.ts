import type { Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboxView } from '../../parts/saved-views';
import { columnsText, filterText, orderText, viewOf } from './shown-view';

const view = (id: string, different: Partial<InboxView> = {}): InboxView => ({
  id,
  name: id,
  condition: null,
  sort: 'WAITING',
  descending: false,
  columns: [],
  count: undefined,
  saved: null,
  ...different,
});
const isOpen: Condition = { is: { field: 'conversation.status', operator: 'EQUALS', value: 'OPEN' } };
const views = [view('mine'), view('vip', { condition: isOpen, sort: 'UPDATED', descending: true })];

describe('the view that an address shows', () => {
  test('is the one that it names, else the first', () => {
    expect(viewOf(views, { view: 'vip' }).base.id).toBe('vip');
    expect(viewOf(views, {}).base.id).toBe('mine');
    expect(viewOf(views, { view: 'deleted' }).base.id).toBe('mine');
  });

  test('is as it is kept where the address says nothing else', () => {
    expect(viewOf(views, { view: 'vip' })).toMatchObject({
      view: views[1],
      isModified: false,
      isFiltered: false,
    });
  });

  test('has the filter, order and columns of the address', () => {
    const filter = JSON.stringify(isOpen);
    expect(
      viewOf(views, { filter, sort: '-CREATED', columns: 'conversation.queue,contact.email' }),
    ).toMatchObject({
      view: {
        condition: isOpen,
        sort: 'CREATED',
        descending: true,
        columns: ['conversation.queue', 'contact.email'],
      },
      isFiltered: true,
      isArranged: true,
      isModified: true,
    });
  });

  test('is not modified by what no view can have', () => {
    expect(viewOf(views, { filter: '{', sort: 'PRICE' })).toMatchObject({
      view: views[0],
      isModified: false,
    });
  });

  test('leaves out columns that no row shows', () => {
    expect(viewOf(views, { columns: 'nonsense,conversation.queue' }).view.columns).toEqual([
      'conversation.queue',
    ]);
  });

  test('lists other rows with another key, and the same rows with the same, whatever they show', () => {
    const key = (search: Parameters<typeof viewOf>[1]) => viewOf(views, search).key;
    expect(key({ columns: 'conversation.queue' })).toBe(key({}));
    expect(
      new Set([key({}), key({ view: 'vip' }), key({ sort: 'CREATED' }), key({ sort: '-WAITING' })]).size,
    ).toBe(4);
  });
});

test('an address says only what differs from the view, and is read as it was written', () => {
  const orders = fc.record({
    sort: fc.constantFrom('WAITING' as const, 'UPDATED' as const, 'CREATED' as const),
    descending: fc.boolean(),
  });
  const columns = fc.shuffledSubarray(['conversation.queue', 'contact.email', 'conversation.topic']);
  fc.assert(
    fc.property(
      fc.constantFrom(...views),
      orders,
      columns,
      fc.constantFrom(isOpen, null),
      (base, order, shown, filter) => {
        const search = {
          view: base.id,
          filter: filterText(filter),
          sort: orderText(base, order),
          columns: columnsText(base, shown),
        };
        const { view: read, isModified } = viewOf(views, search);
        expect(read).toMatchObject({ ...order, columns: shown, condition: filter ?? base.condition });
        const isAsKept =
          order.sort === base.sort && order.descending === base.descending && shown.length === 0;
        expect(isModified).toBe(!isAsKept || filter !== null);
      },
    ),
  );
});
