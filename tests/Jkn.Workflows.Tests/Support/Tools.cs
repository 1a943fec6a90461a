using System.ComponentModel;
using System.Diagnostics;
using Jkn.Workflows.Documents.Typesetting;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Programs that tests need beside .NET: missing, the test is skipped naming it (JKN_REQUIRE_ALL=1: it fails).</summary>
internal static class Tools
{
    public static void NeedTypst()
    {
        var options = new LetterOptions();
        if (TypstProcess.Problem(options) is { } why)
            Missing($"Typst through Node: {why}");
        Run("node", "--version");
    }

    public static void NeedStudio(ApiOffice office)
    {
        if (
            office.Node.Services.GetService(typeof(Jkn.Workflows.Server.Studio.StudioFiles))
            is not Jkn.Workflows.Server.Studio.StudioFiles { AreHere: true }
        )
            Missing("The designer's npm package is not installed.");
    }

    /// <summary>Runs a program and answers what it wrote; it must end well.</summary>
    public static string Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, $"{program}: {errors.Result}{text}");
            return text;
        }
        catch (Win32Exception)
        {
            Missing($"The program {program} is not installed.");
            return "";
        }
    }

    /// <summary>The text of a PDF in reading order.</summary>
    public static string TextOf(byte[] pdf) => WithFile(pdf, file => Run("pdftotext", "-layout", file, "-"));

    public static string WithFile(byte[] pdf, Func<string, string> use)
    {
        var file = Path.Combine(Path.GetTempPath(), $"jkn-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
