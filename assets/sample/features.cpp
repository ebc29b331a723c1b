// The features of the sample: true to the craft, about pieces that are drawn by this program.
#include "visit.h"

namespace kura::sample {

const FeatureFile kFeatureFiles[6] = {
    {"overglaze.md", R"(+++
title = "火がひらく色"
lead = "白い器に絵具で描き、もう一度焼く。色絵の五つの色は、二度目の火のなかで生まれます。"
cover = "K-001"
+++

色絵は、いちど高い火で焼きあげた器の、つるりとした釉の上に描きます。描いたばかりの絵具はくすんで見えますが、低い火でもう一度焼くと、
ガラスのように澄んだ色になります。

## 厚く盛る、薄く流す

![牡丹の花びらは、紫の絵具の濃いところと薄いところで描きわけられています。](item:K-001)

鉢をかたむけて、光をすべらせてみてください。絵具のあるところだけが、ほんの少し盛りあがっています。指でふれたくなる、この厚みが色絵のしるしです。

## 余白をのこさない

![蓋と胴で、緑と黄が地をうめつくします。](item:K-002)

白い地を見せない塗りかたを「塗埋手（ぬりうめで）」と呼びます。[五彩牡丹文鉢](item:K-001)の白い余白とくらべると、同じ色絵でも、器の表情がまるで
ちがうことがわかります。

> この特集は、サイトの働きを見せるための見本です。作品はプログラムが描いたものです。
)"},
    {"overglaze.ja-easy.md", R"(+++
title = "火で きれいに なる 色"
lead = "白い 器に 絵を かいて、もう 一度 焼きます。すると、色が きれいに なります。"
+++

はじめに、白い 器を 焼きます。その 上に、色の ついた 絵具で 絵を かきます。それから もう 一度 焼きます。

![紫の 花です。](item:K-001)

絵具の ところは、少し 高く なって います。回して、光を 見て ください。

![緑と 黄色で、白い ところが ありません。](item:K-002)

これは 見本です。本当の 作品では ありません。
)"},
    {"overglaze.en.md", R"(+++
title = "Colours that open in the fire"
lead = "Painted on a finished white vessel and fired once more: the five enamels are born in the second fire."
+++

Overglaze enamels are painted on a vessel that has already been through the high fire, on top of its smooth glaze. Fresh from the brush they look dull.
A second, gentler firing turns them clear, like glass.

## Thick here, thin there

![The petals of the peony are modelled by where the purple lies deep and where it thins out.](item:K-001)

Tilt the bowl and let the light slide across it. Only where there is enamel does the surface rise a little. That thickness, which asks to be touched, is
the mark of overglaze painting.

## No ground left bare

![On lid and body, green and yellow fill the ground.](item:K-002)

Covering the white completely is called *nuriume-de*. Beside the white space of the [bowl with peonies](item:K-001) you see how differently the same
technique can speak.

> This feature is a sample that shows what the site can do. The pieces were drawn by a program.
)"},
    {"gold.md", R"(+++
title = "金の光のとどくところ"
lead = "薄くのばした金は、暗い部屋のわずかな明かりを集めます。箱と屏風、ふたつの金をくらべます。"
cover = "K-004"
+++

一万分の一ミリほどにのばした金箔は、息をするだけで舞いあがります。それを漆や膠（にかわ）の上に置くと、光をあつめる面になります。

## 手のなかの金

![面ごとに、箔の継ぎ目と漆の黒が見えます。](item:K-003)

## 部屋いっぱいの金

![松と燕子花のあいだを、水が流れます。](item:K-004)

屏風は折って立てます。面のひとつひとつが、ちがう向きに光を返すので、同じ金でも明るいところと暗いところができます。

> この特集は、サイトの働きを見せるための見本です。作品はプログラムが描いたものです。
)"},
    {"gold.ja-easy.md", R"(+++
title = "金の 光"
lead = "うすい 金は、暗い 部屋でも 光ります。"
+++

金を たたいて、とても うすく します。これを 金箔（きんぱく）と いいます。

![金の 小さい 箱です。](item:K-003)

![金の 屏風（びょうぶ）です。部屋に 立てます。](item:K-004)

これは 見本です。本当の 作品では ありません。
)"},
    {"gold.en.md", R"(+++
title = "Where the gold catches light"
lead = "Beaten thin, gold gathers what little light a dark room has. A box and a screen, two ways with the same metal."
+++

Beaten to about a ten-thousandth of a millimetre, a gold leaf rises at a breath. Laid on lacquer or glue it becomes a surface that collects light.

## Gold in the hand

![Each face shows the seams of the leaf and the black of the lacquer.](item:K-003)

## A room full of gold

![Water runs between the pine and the irises.](item:K-004)

A folding screen stands in zigzag. Each panel returns the light another way, and the one gold is bright here and dark there.

> This feature is a sample that shows what the site can do. The pieces were drawn by a program.
)"}};

}  // namespace kura::sample
