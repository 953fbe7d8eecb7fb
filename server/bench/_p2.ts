import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { makeRules, makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
const n=Number(process.argv[2]); const ctx={types:FIELD_TYPES,timeZone:'UTC'};
const rb=buildRulebook(makeRules(n,n),ctx);
const cs=makeContacts(3000,1);
const t=performance.now(); let k=0; for(let r=0;r<150;r++) for(const c of cs) k+=rb.match(c,NOW).length; console.log((performance.now()-t)/450);
