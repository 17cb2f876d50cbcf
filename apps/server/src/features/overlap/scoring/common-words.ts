/**
 * In how many of a hundred work items of an ordinary software project a stem occurs. Written by
 * `npm run overlap:train`; not edited by hand.
 */
export const COMMON_WORDS = `
fix:30.1 add:25.1 test:18.7 updat:16.0 doc:12.2 use:11.4 remov:11.2 chang:10.0 support:8.6
cod:7.6 nam:7.6 us:7.6 new:6.5 valu:6.3 mak:6.2 document:5.8 error:5.8 method:5.6 set:5.4
allow:5.2 issu:5.1 http:4.8 object:4.7 typ:4.6 cas:4.5 all:4.1 now:4.1 class:4.0 pass:4.0
exampl:4.0 vers:4.0 work:4.0 call:3.9 creat:3.9 com:3.9 get:3.9 fil:3.7 string:3.7 run:3.6
need:3.5 check:3.5 correct:3.4 option:3.3 servic:3.3 instead:3.3 default:3.3 befor:3.2 don:3.2
fail:3.2 handl:3.2 miss:3.0 path:3.0 return:3.0 request:3.0 commit:2.9 attribut:2.9 key:2.9
typo:2.9 html:2.8 one:2.8 requir:2.8 caus:2.8 includ:2.8 current:2.7 implement:2.7 improv:2.7
api:2.6 comment:2.6 tim:2.6 becaus:2.5 data:2.5 cach:2.4 github:2.4 lik:2.3 user:2.3 link:2.3
property:2.3 after:2.2 block:2.2 config:2.1 parameter:2.1 controller:2.1 other:2.1 templat:2.1
array:2.1 assert:2.1 bas:2.1 clos:2.1 format:2.1 replac:2.1 sinc:2.1 tru:2.1 instanc:2.0
avoid:2.0 mov:2.0 rout:1.9 follow:1.9 referenc:1.9 argument:1.9 event:1.8 import:1.8 resourc:1.8
first:1.8 funct:1.8 list:1.8 deprecat:1.8 alway:1.7 non:1.7 end:1.7 multipl:1.7 pull:1.7
ensur:1.7 bug:1.7 build:1.7 dependency:1.7 enabl:1.7 order:1.7 previous:1.7 app:1.6 provider:1.6
url:1.6 doesn:1.6 helper:1.6 any:1.6 each:1.6 except:1.6 exist:1.6 lin:1.6 merg:1.6 packag:1.6
stat:1.6 variabl:1.6 about:1.6 view:1.6 custom:1.6 query:1.6 ci:1.5 md:1.5 number:1.5 pr:1.5
show:1.5 skip:1.5 try:1.5 renam:1.5 see:1.5 read:1.5 result:1.5 behavior:1.4 connect:1.4
empty:1.4 match:1.4 messag:1.4 provid:1.4 security:1.4 actual:1.4 back:1.4 collect:1.4
disabl:1.4 index:1.4 load:1.4 text:1.4 field:1.4 modul:1.4 tag:1.3 her:1.3 re:1.3 syntax:1.3
two:1.3 json:1.3 not:1.3 already:1.2 pars:1.2 start:1.2 way:1.2 command:1.2 configurat:1.2
local:1.2 param:1.2 delet:1.2 tak:1.2 access:1.2 featur:1.2 part:1.2 validat:1.2 apply:1.2
better:1.2 clean:1.2 debug:1.2 nod:1.2 proper:1.2 sourc:1.2 specify:1.2 throw:1.2 usag:1.2
availabl:1.2 cleanup:1.2 container:1.2 ignor:1.2 prevent:1.2 public:1.2 target:1.2 task:1.2
longer:1.1 address:1.1 id:1.1 map:1.1 minor:1.1 old:1.1 different:1.1 dur:1.1 expect:1.1
generat:1.1 hash:1.1 revert:1.1 still:1.1 cor:1.0 latest:1.0 warn:1.0 entry:1.0 header:1.0
interfac:1.0 locat:1.0 modify:1.0 refactor:1.0 resolv:1.0 break:1.0 defin:1.0 handler:1.0
incorrect:1.0 internal:1.0 lib:1.0 patch:1.0 plac:1.0 script:1.0 both:1.0 few:1.0 mad:1.0
problem:1.0 stream:1.0 detect:1.0 migrat:1.0 fals:1.0 however:1.0 last:1.0 runtim:1.0 writ:1.0
original:1.0 tabl:1.0 around:0.9 complet:0.9 log:0.9 master:0.9 may:0.9 os:0.9 simpl:0.9
invalid:0.9 null:0.9 project:0.9 relat:0.9 server:0.9 component:0.9 condit:0.9 initial:0.9
content:0.9 even:0.9 mean:0.9 open:0.9 optional:0.9 well:0.9 duplicat:0.8 find:0.8
instantiat:0.8 introduc:0.8 possibl:0.8 root:0.8 sur:0.8 attempt:0.8 bump:0.8 contain:0.8
direct:0.8 failur:0.8 input:0.8 pag:0.8 rather:0.8 send:0.8 singl:0.8 spac:0.8 switch:0.8
thing:0.8 unus:0.8 environ:0.8 happen:0.8 lead:0.8 level:0.8 select:0.8 var:0.8 action:0.8
due:0.8 explicit:0.8 given:0.8 system:0.8
`;
