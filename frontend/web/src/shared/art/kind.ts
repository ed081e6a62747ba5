/** What kind of food a store or a dish is, guessed from its name: it chooses the picture and the filter, nothing more. */

export type Kind =
  | 'chicken'
  | 'pizza'
  | 'burger'
  | 'noodles'
  | 'stew'
  | 'rice'
  | 'kimbap'
  | 'sushi'
  | 'meat'
  | 'dumpling'
  | 'salad'
  | 'cake'
  | 'coffee'
  | 'drink'
  | 'fries'
  | 'taco'
  | 'plate';

/** The first that matches counts, so what says more comes first: a 치킨버거 is a burger. */
const WORDS: [Kind, RegExp][] = [
  ['burger', /버거|burger/i],
  ['pizza', /피자|pizza|칼조네/i],
  ['salad', /샐러드|salad|포케|그린/i],
  ['fries', /감자튀김|프라이|치즈스틱|치즈볼|웨지|양파링|치킨무|단무지|fries|나초/i],
  ['taco', /타코|부리또|퀘사디아|멕시/i],
  ['coffee', /커피|라떼|아메리카노|카푸치노|카페|에스프레소|콜드브루|cafe|coffee|홍차|녹차|밀크티/i],
  ['drink', /콜라|사이다|음료|에이드|주스|스무디|맥주|소주|막걸리|우유|식혜|물$/i],
  ['cake', /케이크|마카롱|쿠키|빵|와플|도넛|크루아상|베이커리|빙수|아이스크림|디저트|타르트|브라우니|호떡|팬케이크/i],
  ['sushi', /초밥|스시|사시미|연어|참치회|모둠회|광어|sushi/i],
  ['dumpling', /만두|딤섬|교자|탕수육|깐풍|유린기|마라샹궈|중화|반점|꿔바로우/i],
  ['noodles', /면|국수|짜장|짬뽕|라멘|우동|파스타|스파게티|소바|쌀국수|pho|noodle|pasta|분짜/i],
  ['stew', /찌개|국밥|탕|전골|국$|해장|마라탕|부대|설렁|수프|순두부/i],
  ['meat', /갈비|삼겹|구이|불고기|스테이크|족발|보쌈|곱창|고기|막창|돈까스|돈카츠|grill|제육/i],
  ['kimbap', /김밥|떡볶이|순대|분식|튀김|어묵|kitchen/i],
  ['rice', /밥|덮밥|비빔|카레|도시락|볶음|동$|죽|bowl/i],
  ['chicken', /치킨|닭|통닭|윙|chicken|후라이드|양념|스토어99/i],
];

export function kindOf(name: string): Kind {
  return WORDS.find(([, words]) => words.test(name))?.[0] ?? 'plate';
}
