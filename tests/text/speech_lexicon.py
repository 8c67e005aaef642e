"""A small lexicon for tests of names, quotes and attributions."""

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon


def pairs(**spellings: str) -> tuple[tuple[str, str], ...]:
    """(language, spelling) pairs; several spellings of a language are parted by `|`."""
    return tuple((language, spelling) for language, joined in spellings.items() for spelling in joined.split("|"))


LEXICON = Lexicon(
    entities=(
        Entity(
            id="china",
            kind=EntityKind.PLACE,
            forms=pairs(ko="중국", en="China", ja="中国", zh="中国", ru="Китай", de="China", fr="Chine", es="China"),
        ),
        Entity(
            id="choe-son-hui",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="최선희",
                en="Choe Son Hui",
                ja="崔善姫",
                zh="崔善姬",
                ru="Цой Сон Хи",
                de="Choe Son Hui",
                fr="Choe Son Hui",
                es="Choe Son Hui",
            ),
            aliases=pairs(ja="チェ・ソンヒ", ru="Чхве Сон Хи", und="Choe Son-hui"),
            offices=pairs(ko="외무상", en="Foreign Minister of North Korea", ja="外相", ru="министр иностранных дел КНДР"),
        ),
        Entity(
            id="chung-dong-young",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="정동영",
                en="Chung Dong-young",
                ja="鄭東泳",
                zh="郑东泳",
                ru="Чон Дон Ён",
                de="Chung Dong-young",
                fr="Chung Dong-young",
                es="Chung Dong-young",
            ),
            aliases=pairs(ja="チョン・ドンヨン"),
            misspellings=pairs(ko="장중용"),
            offices=pairs(ko="통일부 장관", en="Unification Minister", ja="統一相", zh="统一部长官", ru="министр объединения"),
        ),
        Entity(
            id="kcna",
            kind=EntityKind.OUTLET,
            forms=pairs(ko="조선중앙통신", en="KCNA", ja="朝鮮中央通信", zh="朝中社", ru="ЦТАК", de="KCNA", fr="KCNA", es="KCNA"),
            aliases=pairs(und="KCNA|Korean Central News Agency", ko="중앙통신"),
            misspellings=pairs(ko="한국중앙통신"),
        ),
        Entity(
            id="kim-jong-un",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="김정은",
                en="Kim Jong Un",
                ja="金正恩",
                zh="金正恩",
                ru="Ким Чен Ын",
                de="Kim Jong Un",
                fr="Kim Jong-un",
                es="Kim Jong-un",
            ),
            aliases=pairs(und="Kim Jong-un", ja="キム・ジョンウン"),
            offices=pairs(
                ko="국무위원장|총비서",
                en="President of the State Affairs|North Korean leader",
                ja="総書記|国務委員長",
                zh="国务委员长|总书记",
            ),
        ),
        Entity(
            id="lee-jae-myung",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="이재명",
                en="Lee Jae Myung",
                ja="李在明",
                zh="李在明",
                ru="Ли Чжэ Мён",
                de="Lee Jae Myung",
                fr="Lee Jae-myung",
                es="Lee Jae-myung",
            ),
            offices=pairs(en="President of South Korea", ko="대한민국 대통령|한국 대통령", zh="韩国总统", ja="韓国大統領"),
        ),
        Entity(
            id="matsegora",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="알렉산드르 마체고라",
                en="Alexander Matsegora",
                ja="アレクサンドル・マツェゴラ",
                zh="亚历山大·马采戈拉",
                ru="Александр Мацегора",
                de="Alexander Mazegora",
                fr="Alexandre Matsegora",
                es="Alexander Matsegora",
            ),
            aliases=pairs(ko="마체고라"),
            offices=pairs(ko="주북 러시아 대사", en="Russian Ambassador to North Korea", ru="посол России в КНДР"),
        ),
        Entity(
            id="north-korea",
            kind=EntityKind.PLACE,
            forms=pairs(
                ko="북한",
                en="North Korea",
                ja="北朝鮮",
                zh="朝鲜",
                ru="КНДР",
                de="Nordkorea",
                fr="Corée du Nord",
                es="Corea del Norte",
            ),
            aliases=pairs(ko="北", en="DPRK", ru="Северная Корея"),
        ),
        Entity(
            id="putin",
            kind=EntityKind.PERSON,
            forms=pairs(
                ko="블라디미르 푸틴",
                en="Vladimir Putin",
                ja="ウラジーミル・プーチン",
                zh="弗拉基米尔·普京",
                ru="Владимир Путин",
                de="Wladimir Putin",
                fr="Vladimir Poutine",
                es="Vladímir Putin",
            ),
            aliases=pairs(ko="푸틴", en="Putin", ru="Путин", ja="プーチン", zh="普京", de="Putin", fr="Poutine", es="Putin"),
            offices=pairs(
                en="President of Russia", ko="러시아 대통령", ru="Президент России", ja="ロシア大統領", zh="俄罗斯总统"
            ),
        ),
        Entity(
            id="pyongyang",
            kind=EntityKind.PLACE,
            forms=pairs(
                ko="평양", en="Pyongyang", ja="平壌", zh="平壤", ru="Пхеньян", de="Pjöngjang", fr="Pyongyang", es="Pionyang"
            ),
        ),
        Entity(
            id="russia",
            kind=EntityKind.PLACE,
            forms=pairs(ko="러시아", en="Russia", ja="ロシア", zh="俄罗斯", ru="Россия", de="Russland", fr="Russie", es="Rusia"),
        ),
        Entity(
            id="seoul",
            kind=EntityKind.PLACE,
            forms=pairs(ko="서울", en="Seoul", ja="ソウル", zh="首尔", ru="Сеул", de="Seoul", fr="Séoul", es="Seúl"),
        ),
        Entity(
            id="tass",
            kind=EntityKind.OUTLET,
            forms=pairs(ko="타스통신", en="TASS", ja="タス通信", zh="塔斯社", ru="ТАСС", de="TASS", fr="TASS", es="TASS"),
        ),
        Entity(
            id="yonhap",
            kind=EntityKind.OUTLET,
            forms=pairs(
                ko="연합뉴스", en="Yonhap", ja="聯合ニュース", zh="韩联社", ru="Ёнхап", de="Yonhap", fr="Yonhap", es="Yonhap"
            ),
            aliases=pairs(en="Yonhap News Agency"),
        ),
    )
)
"""Real persons and bodies with their established names; nothing else about them is stated anywhere in the tests."""
