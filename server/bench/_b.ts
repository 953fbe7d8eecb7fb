import { buildRulebook } from '/work/main/shared/dist/conditions/rulebook/rulebook.js';
import { prepareCondition } from '/work/main/shared/dist/conditions/prepare.js';
import { makeRules, FIELD_TYPES } from './matching-workload.ts';
const ctx={types:FIELD_TYPES,timeZone:'UTC'}; const rules=makeRules(10000,5);
const t:number[]=[],p:number[]=[]; for(let i=0;i<25;i++){let s=performance.now(); buildRulebook(rules,ctx); t.push(performance.now()-s); s=performance.now(); for(const r of rules) prepareCondition(r.condition,ctx); p.push(performance.now()-s);}
console.log('build',t.map(x=>x.toFixed(0)).join(' '),'prepare',p.map(x=>x.toFixed(0)).join(' '));
