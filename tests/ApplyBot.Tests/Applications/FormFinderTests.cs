using ApplyBot.Applications;
using ApplyBot.Tests.Exporting;

namespace ApplyBot.Tests.Applications;

public class FormFinderTests
{
    private static readonly FormFinder Finder = new(RealForms.All);

    [Fact]
    public void By_id_file_title_and_alias()
    {
        foreach (var form in RealForms.All.All)
        {
            Finder.Find(form.Id).ShouldBe([form]);
            foreach (var name in form.Aliases.Append(form.Title.Zh).Append(form.Id.Split('/')[1])) Finder.Find(name).ShouldContain(form);
        }
    }

    [Fact]
    public void What_means_nothing_finds_what_is_near()
    {
        Finder.Find("").ShouldBeEmpty();
        Finder.Find("海智工作站申请表").ShouldBeEmpty();
        Finder.Nearest("海智工作站申请表", 3).Select(f => f.Title.Zh).ShouldContain(t => t.Contains("海智工作站"));
    }
}
