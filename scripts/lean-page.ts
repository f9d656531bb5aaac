import { pathToFileURL } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

const SCHEMAS = /\/electron\/(domain|contract)\/.*\.ts$/;
const WORKED_OUT = /\/electron\/contract\/writes\.ts$/;

/**
 * Vite plugins that keep out of the page what it has no use for: the schemas of the domain that it parses nothing with,
 * and the contract, of which it only has to know a few names. What every start needs comes in one file.
 */
export function leanPage(): Plugin[] {
  return [dropUnusedSchemas(), workOut(), startTogether()];
}

/**
 * Puts what every start needs into one file: forty small ones cost more time than what they weigh. What only some
 * screens share stays apart, and so do the schemas, which those would draw in that are left out above.
 */
function startTogether(): Plugin {
  const start = { name: 'start', tags: ['$initial' as const], includeDependenciesRecursively: false };
  const output = { codeSplitting: { groups: [start] } };
  return {
    name: 'start-together',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { output }, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false } },
    }),
  };
}

/**
 * Schemas are made when their module is read, and a bundler has to keep every call that might do something. Making one
 * does nothing else; marked so, those that nobody asks for are left out, and the library with the last of them.
 */
function dropUnusedSchemas(): Plugin {
  return {
    name: 'drop-unused-schemas',
    apply: 'build',
    transform(code, id) {
      if (!SCHEMAS.test(id) || !/from ['"]zod['"]/.test(code)) return null;
      let marked = code;
      for (const { start, end } of this.parse(code).body.flatMap(calledFor).reverse()) {
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
      }
      return { code: marked, map: null, moduleSideEffects: false };
    },
  };
}

type Statement = ReturnType<Rolldown.PluginContext['parse']>['body'][number];
type Place = Readonly<Record<'start' | 'end', number>>;

/** The calls that a statement at the top of a module takes its values from. */
function calledFor(statement: Statement): Place[] {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declared?.type !== 'VariableDeclaration') return [];
  return declared.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []));
}

/** Puts the values of a module in its place, which are the same for as long as its sources are. */
function workOut(): Plugin {
  return {
    name: 'work-out',
    apply: 'build',
    async load(id) {
      if (!WORKED_OUT.test(id)) return null;
      const module: Record<string, unknown> = await import(pathToFileURL(id).href);
      const values = Object.entries(module);
      return values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
    },
  };
}
