// Every sentence the pages say. Where the command line says the same word, web/messages.yaml says it too; a test compares them.

export const STATUS = { answered: "有答案", clarify: "还差一些情况", refused: "不能给出答案" };

export const RESULT = {
  exact: "确定", at_least: "至少", at_most: "最多", range: "区间", conditional: "附条件", needs: "还差情况", refused: "文件没有定数",
};

export const RESULT_WHY = {
  exact: "",
  at_least: "文件只定了下限，实际可能更多",
  at_most: "文件只定了上限，实际可能更少",
  range: "文件给出的是一个范围",
  conditional: "要经认定、会议或者公布限额后才能确定",
};

export const REASON = {
  not_eligible: "不符合条件",
  not_in_corpus: "没有收录这个地区的文件",
  not_set: "文件没有规定",
  not_in_force: "这一天没有生效的规定",
  out_of_scope: "不属于医疗救助政策",
  unsafe: "不能回答",
  needs_decision: "要由主管部门认定或者会议决定",
};

export const VERDICT = { yes: "是", no: "否", unknown: "还不能判断" };

export const REMAINING = {
  exact: "个人还要付", at_least: "个人最多还要付", at_most: "个人至少还要付", range: "个人最多还要付", conditional: "按此个人还要付",
  limit: "限额还剩",
};

export const DOCUMENT_STATUS = {
  in_force: "现行有效", not_yet: "尚未施行", expired: "已过有效期", draft: "征求意见稿，未生效", unclear: "施行日期未写明",
};

export const SAY = {
  answerBy: "惠算的回答",
  youAsked: "你的问题",
  working: "正在查条文、算金额",
  waitingFirst: "已收到问题",
  regionsHeld: (names) => `目前收录：${names.join("、")}。`,
  source: (n, label) => `依据${n}：${label}`,
  proof: (n) => `怎么算的（${n}步）`,
  proofColumns: ["步骤", "代入数字", "得数", "依据"],
  sources: "依据",
  notices: "请留意",
  needs: "还需要知道",
  understood: "我理解的情况",
  place: "地区",
  supposed: "假设",
  change: "改",
  ofPerson: (who, label) => `${who}的${label}`,
  changeOf: (label) => `改“${label}”`,
  correct: (label) => `更正：${label}是`,
  correctFlag: (label, value) => `更正：${label}：${value}`,
  followups: "还可以问",
  alsoComputed: "同时算出",
  threshold: (sum) => `标准线 ${sum} 元`,
  selfPay: (label) => `个人还要付（${label}之后）`,
  upTo: (sum) => `最多 ${sum} 元`,
  from: (sum) => `至少 ${sum} 元`,
  to: "至",
  notYet: "暂时算不出",
  tell: "告诉惠算",
  fill: "填在这里",
  fact: (label, value) => `${label}是${value}`,
  yes: "是",
  no: "不是",
  yuan: "元",
  copyAnswer: "复制回答",
  print: "打印",
  otherRegion: "换个地区",
  inRegion: (name) => `那在${name}呢？`,
  copied: "已复制",
  copyFailed: "没能复制，请长按选择文字",
  copyQuote: "复制引文",
  quoted: (label, quote) => `${label}：“${quote}”`,
  inSource: "在原文中查看",
  newWindow: "（新窗口打开）",
  close: "关闭",
  wholeClause: "整条条文",
  highlighted: "高亮处是回答所依据的原话",
  previous: "‹ 上一条",
  next: "下一条 ›",
  noNumber: "无文号",
  retry: "重试",
  disclaimer: "由政策文本计算得出，以主管部门认定为准。",
  sessionEnded: "上一段对话已经结束，这次按新的问题回答；如果前面说过情况，请再说一遍。",
  tooLong: (n, most) => `${n} / ${most} 字，超出了`,
  length: (n, most) => `${n} / ${most} 字`,
  newChat: "已开始新对话",
  found: (n) => (n ? `找到 ${n} 条` : "没有找到。换个说法，或者把地区改成“全部”再试。"),
};

export const FAILURE = {
  offline: { message: "没有连上网络。", what_to_do: "问题还在提问框里，网络恢复后点“重试”。" },
  slow: { message: "等了很久没有回音。", what_to_do: "问题还在提问框里，可以点“重试”。" },
  broken: { message: "回答没有传完。", what_to_do: "问题还在提问框里，可以点“重试”。" },
};

export const COMPARE = {
  notHeld: "未收录",
  differs: "各地差别",
  count: (topics, regions) => `${topics} 个主题，${regions} 个地区。`,
  nothing: "没有这样的主题。换个字，或者把“哪一类”改成“全部”。",
  more: (n) => `还有 ${n} 条`,
  nearest: "相近的条款：",
  again: "请再试一次。",
  wholeDocument: "看文件全文",
  newWindow: "（新窗口打开）",
};
