import { readFileSync } from 'node:fs';

/** Which build of the server this is: `GET /healthz` says so, and so does every scrape. */
export interface Build {
  /** The version of package.json. */
  readonly version: string;
  /** The commit it was built from, 7 to 40 hexadecimal digits; null: the build was not told. */
  readonly commit: string | null;
}

const packageFile = new URL('../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** The build, with the commit that the environment names. */
export function describeBuild(commit: string | null): Build {
  return { version, commit };
}
