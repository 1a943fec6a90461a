using System.Diagnostics;
using System.Text.Json;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Jkn.Workflows.Tests.Server.Hosting;

/// <summary>trust.md 9: what stands around the program. No container engine is at hand: the files are read, not run.</summary>
public class DeploymentTests
{
    private static readonly string[] compose = File.ReadAllLines(Path.Combine(Offices.Root, "docker-compose.yml"));

    [Fact]
    public void Compose_keeps_secrets_in_files_roots_read_only_and_data_on_volumes()
    {
        var top = compose.Where(l => l.Length > 0 && char.IsLetter(l[0])).Select(l => l.Split(':')[0]).ToArray();

        top.ShouldBe(["x-server", "services", "volumes", "secrets", "networks"], "a name at the top is refused by older programs");
        Under("x-server").ShouldContain("  read_only: true");
        Under("x-server").ShouldContain("  cap_drop: [ALL]");
        Under("x-server").ShouldContain("  security_opt: [\"no-new-privileges:true\"]");
        Under("x-server").ShouldContain(l => l.StartsWith("  volumes: [\"data:/data\", \"keys:/keys\"", StringComparison.Ordinal));
        foreach (var secret in Under("secrets").Where(l => l.Contains("file:", StringComparison.Ordinal)))
            secret.ShouldContain("{ file: ./rahasia/");
        compose
            .Where(l => l.Contains("${", StringComparison.Ordinal))
            .ShouldAllBe(l => !l.Contains("PASS", StringComparison.Ordinal) && !l.Contains("KEY", StringComparison.Ordinal));
        compose.Count(l => l.Contains("mem_limit:", StringComparison.Ordinal)).ShouldBe(3);
        compose.Count(l => l.Contains("healthcheck:", StringComparison.Ordinal)).ShouldBe(2, "the image of the server brings its own");
        File.ReadAllText(Path.Combine(Offices.Root, "src", "Dockerfile")).ShouldContain("USER $APP_UID");
    }

    [Fact]
    public void The_proxy_speaks_TLS_and_leads_plain_requests_there()
    {
        var nginx = File.ReadAllText(Path.Combine(Offices.Root, ".proxy", "nginx.conf"));

        nginx.ShouldContain("listen 8443 ssl;");
        nginx.ShouldContain("return 301 https://");
        nginx.ShouldContain("client_header_timeout 10s;");
        nginx.ShouldContain("limit_conn strangers 20;");
        nginx.ShouldContain("proxy_set_header X-Forwarded-For $remote_addr;");
    }

    [Fact]
    public void A_secret_comes_from_its_file_and_never_from_two_places()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "rahasia\n");
        IConfigurationRoot With(params (string Key, string Value)[] settings) =>
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var (one, two, none) = (
            With(("Auth:SigningKey_FILE", file)),
            With(("Auth:SigningKey_FILE", file), ("Auth:SigningKey", "x")),
            With(("Auth:SigningKey_FILE", "/tidak/ada"))
        );

        SecretFiles.Read(one).ShouldBeNull();
        one["Auth:SigningKey"].ShouldBe("rahasia");
        SecretFiles.Read(two)!.ShouldContain("dua kali");
        SecretFiles.Read(none)!.ShouldContain("Auth:SigningKey_FILE");
        SecretFiles.Read(With(("SSL_CERT_FILE", "/etc/x"))).ShouldBeNull();
        File.Delete(file);
    }

    [Fact]
    public async Task Every_part_that_is_shipped_has_a_licence_in_the_parts_list()
    {
        var file = Path.GetTempFileName();
        using var script = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Offices.Root, ".ci", "sbom.mjs"), file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = script.StandardOutput.ReadToEndAsync(TestServer.Ct);
        var wrong = await script.StandardError.ReadToEndAsync(TestServer.Ct);
        await said;
        await script.WaitForExitAsync(TestServer.Ct);

        script.ExitCode.ShouldBe(0, wrong);
        using var list = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestServer.Ct));
        list.RootElement.GetProperty("bomFormat").GetString().ShouldBe("CycloneDX");
        var names = list.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("purl").GetString()!).ToArray();
        names.ShouldContain("pkg:nuget/SkiaSharp@4.155.0");
        names.ShouldContain(n => n.StartsWith("pkg:npm/%40myriaddreamin/typst-ts-node-compiler@", StringComparison.Ordinal));
        File.Delete(file);
    }

    private static IEnumerable<string> Under(string section) =>
        compose
            .SkipWhile(l => !l.StartsWith(section + ":", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(l => l.Length == 0 || !char.IsLetter(l[0]));
}
