import type { PageParts } from './in-page.ts';

/** How to drive one page: what to read in it and what to press. */
export interface Contender {
  readonly name: string;
  readonly parts: PageParts;
  readonly search: string;
  /** Pressed in turn: sorts by the last change of the password, then the other way, then by handle again. */
  readonly sortUp: string;
  readonly sortDown: string;
  readonly unsort: string;
  /** Filters by one group, and ends that. */
  readonly facetOn: string;
  readonly facetOff: string;
  /** The event that the facet begins with. */
  readonly facetEvent: string;
  /** Shows everybody by handle in one list, so that there is a middle to jump to. */
  readonly isWhole: boolean;
}

/** Roster's own table. The chip of the group filter has to be open for the facet. */
export const ROSTER: Contender = {
  name: 'roster',
  parts: {
    scroller: '.grid',
    row: '.grid tbody tr',
    index: 'aria-rowindex',
    base: 2,
    handle: 'td.name',
    blank: '[aria-busy]',
  },
  search: '.toolbar search input',
  sortUp: 'th:nth-last-child(1)',
  sortDown: 'th:nth-last-child(1)',
  unsort: 'th:nth-child(2)',
  facetOn: '.filter-values label:has-text("Diagnostics")',
  facetOff: '.filter-values label:has-text("Diagnostics")',
  facetEvent: 'click',
  isWhole: true,
};

const BAR = {
  search: '#search',
  sortUp: '#by-changed',
  sortDown: '#by-changed-down',
  unsort: '#by-nothing',
  facetOn: '#facet',
  facetOff: '#no-facet',
  facetEvent: 'click',
  isWhole: true,
} as const;

/** Columns in the page's own memory, without library or framework. */
export const LIMIT: Contender = {
  ...BAR,
  name: 'limit',
  parts: {
    scroller: '.view',
    row: '.row',
    index: 'data-index',
    base: 0,
    handle: '.cell:nth-child(2)',
    blank: '.never',
  },
};

/** The tables that others would build this with, all users in the page. */
export const PEERS: readonly Contender[] = [
  {
    ...BAR,
    name: 'ag-grid',
    parts: {
      scroller: '.ag-body-viewport',
      row: '.ag-center-cols-container .ag-row',
      index: 'row-index',
      base: 0,
      handle: '[col-id=handle]',
      blank: '.ag-row-loading',
    },
  },
  {
    ...BAR,
    name: 'mui',
    parts: {
      scroller: '.MuiDataGrid-virtualScroller',
      row: '.MuiDataGrid-row',
      index: 'data-rowindex',
      base: 0,
      handle: '[data-field=handle]',
      blank: '.MuiDataGrid-rowSkeleton',
    },
    isWhole: false,
  },
  { ...BAR, name: 'tanstack', parts: LIMIT.parts },
];
