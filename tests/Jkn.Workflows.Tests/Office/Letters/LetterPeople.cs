using System.Net;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>Malinau's people around an emergency letter.</summary>
internal sealed record LetterPeople(ApiPerson Fo, ApiPerson Bo, ApiPerson Kasie, ApiPerson Kabid, ApiPerson Kadis)
{
    public const string Key = "kartu-sementara~p1";

    public static async Task<LetterPeople> HireAsync(ApiOffice office) =>
        new(
            await office.HireAsync(ApiOffice.Malinau, "FO"),
            await office.HireAsync(ApiOffice.Malinau, "BO"),
            await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            await office.HireAsync(ApiOffice.Malinau, "KABID"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );

    public async Task ParafAsync(string id)
    {
        (await Kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        (await Kabid.SignAsync(id, "E07")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>All parafs and the signature; the letter is issued when its next task is there.</summary>
    public async Task SignAsync(string id)
    {
        await ParafAsync(id);
        (await Kadis.SignAsync(id, "E09")).ShouldBe(HttpStatusCode.OK);
        await Bo.TaskAsync(id, "E10");
    }
}
