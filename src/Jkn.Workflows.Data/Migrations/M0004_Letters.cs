using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Letters are found by the token of their QR code, and show what stands in their way.</summary>
[DbContext(typeof(AppDb)), Migration("0004_letters")]
public sealed class M0004_Letters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("token", "letters", nullable: true);
        migrationBuilder.AddColumn<string>("fault", "letters", nullable: true);
        migrationBuilder.CreateIndex("ux_letters_token", "letters", "token", unique: true);
    }
}
