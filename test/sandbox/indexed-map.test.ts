import { expect, it } from 'vitest';
import { IndexedMap } from '../../sandbox/business/indexed-map.js';

interface Refund {
  readonly id: string;
  order?: string;
}

const createMap = () => new IndexedMap<Refund, 'id' | 'order'>({ id: ({ id }) => id, order: ({ order }) => order });

it('finds the values of a key in insertion order', () => {
  const map = createMap();
  const [first, second] = [
    { id: '1', order: 'A' },
    { id: '2', order: 'A' },
  ] as const;
  map.set('R1', first).set('R2', second).set('R3', { id: '3', order: 'B' });
  expect([map.all('order', 'A'), map.one('id', '2'), map.all('order', undefined)]).toEqual([
    [first, second],
    second,
    [],
  ]);
});

it('finds a value by a new key after it is set again, and keeps its position', () => {
  const map = createMap();
  const refund: Refund = { id: '1' };
  map.set('R1', refund).set('R2', { id: '2' });
  refund.order = 'A';
  map.set('R1', refund);
  expect([map.one('order', 'A'), [...map.keys()]]).toEqual([refund, ['R1', 'R2']]);
});

it('does not find values that were replaced, deleted or cleared', () => {
  const map = createMap();
  map.set('R1', { id: '1', order: 'A' }).set('R1', { id: '2', order: 'A' }).set('R2', { id: '3', order: 'A' });
  map.delete('R2');
  expect(map.all('order', 'A')).toEqual([{ id: '2', order: 'A' }]);
  map.clear();
  expect([map.size, map.all('order', 'A')]).toEqual([0, []]);
});
