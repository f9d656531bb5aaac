; Links that begin with roster: open Roster. electron-builder registers file types on Windows, not schemes.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\roster" "" "URL:Roster"
  WriteRegStr SHELL_CONTEXT "Software\Classes\roster" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\roster\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\roster\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\roster"
!macroend
