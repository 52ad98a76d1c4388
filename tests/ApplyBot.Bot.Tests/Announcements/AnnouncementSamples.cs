using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Cards of announcements to look at.</summary>
internal static class AnnouncementSamples
{
    /// <summary>Each sort, in both languages.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Sorts()
    {
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            string Say(string zh, string en) => language == Languages.English ? en : zh;
            JsonObject Of(AnnouncementMessage message) => AnnouncementCard.Of(message, language, Real.Knowledge.Wording);
            var plain = new AnnouncementMessage("a20260301-0a1b2c", 1, Say("山丘项目延长受理", "Hills takes applications longer"),
                Say("各申报单位：\n\n受理**延长一周**，请_尽早_提交：\n- 网上填报\n- 寄送纸件\n\n详见[通知](https://hills.example/a_b)，或 https://hills.example/。", "Dear all,\n\nthe window is **one week longer**. Please _hurry_:\n- fill in online\n- send the paper\n\nSee [the notice](https://hills.example/a_b) or https://hills.example/."),
                Say("您订阅了山丘项目，所以收到这条公告。回复“退订”即不再收到。", "You get this because you subscribed to Hills. Reply \"unsubscribe\" to stop it."));
            var full = plain with
            {
                Programme = Say("山丘项目", "Hills"), Source = Say("关于申报山丘项目的通知（丘科字〔2026〕1号）", "Notice on Hills (丘科字〔2026〕1号)"), WantsAcknowledgement = true,
                Facts = [new(Say("申报截止", "Closes"), Say("2026年3月25日", "25 March 2026"), ["四.4"]), new(Say("资助金额", "Amount"), Say("每项4万元", "CNY 40,000 each"), ["三.1", "三.2"]), new(Say("申报网址", "Apply at"), "https://hills.example/apply", [])],
            };
            yield return ($"plain.{language}", Of(plain));
            yield return ($"full.{language}", Of(full));
            yield return ($"acknowledged.{language}", Of(full with { Acknowledged = Real.Now }));
            yield return ($"corrected.{language}", Of(full with { Revision = 2, CorrectedAt = Real.Now, Changes = [Say("截止日期由3月18日改为3月25日。", "The closing date is 25 March, not 18 March.")] }));
        }
    }
}
