import { makeContacts, FIELD_TYPES, NOW } from './matching-workload.ts';
const fields=[...FIELD_TYPES.keys()];
const q=(a:number[],p:number)=>a.sort((x,y)=>x-y)[a.length*p|0].toFixed(2);
const keysByField=fields.map(f=>new Set<string>());
for(const c of makeContacts(300,1)) fields.forEach((f,i)=>{const v=c.get(f); if(typeof v==='string') keysByField[i].add(v)});
const maps=keysByField.map(s=>new Map([...s].map((k,i)=>[k,i])));
class T{ keys:(string|undefined)[]; vals:Int32Array; mask:number;
 constructor(ks:Iterable<string>){const a=[...ks]; let n=8; while(n<a.length*2)n*=2; this.mask=n-1; this.keys=new Array(n).fill(undefined); this.vals=new Int32Array(n); a.forEach((k,i)=>{let s=h(k)&this.mask; while(this.keys[s]!==undefined) s=(s+1)&this.mask; this.keys[s]=k; this.vals[s]=i;});}
 get(k:string){let s=h(k)&this.mask; for(;;){const x=this.keys[s]; if(x===undefined) return -1; if(x===k) return this.vals[s]; s=(s+1)&this.mask;}}
}
function h(k:string){let x=k.length; for(let i=0;i<k.length;i++) x=Math.imul(x^k.charCodeAt(i),0x01000193); return x^(x>>>15);}
const tabs=keysByField.map(s=>new T(s));
let sink=0;
function get(c:any){for(let i=0;i<16;i++) if(c.get(fields[i])!==undefined) sink++;}
function look(c:any){for(let i=0;i<16;i++) {const v=c.get(fields[i]); if(typeof v==='string') sink+=maps[i].get(v)??0;}}
function own(c:any){for(let i=0;i<16;i++) {const v=c.get(fields[i]); if(typeof v==='string') sink+=tabs[i].get(v);}}
const fns={get,look,own}; const res:any={};
for(let r=0;r<300;r++) for(const [name,fn] of Object.entries(fns)){ const cs=makeContacts(200,r+50); let s=performance.now(); for(const c of cs) fn(c); (res[name]??=[]).push((performance.now()-s)/200*1000); s=performance.now(); for(const c of cs) fn(c); (res[name+'2']??=[]).push((performance.now()-s)/200*1000);}
for(const k in res) console.log(k,q(res[k],.1),q(res[k],.5));
